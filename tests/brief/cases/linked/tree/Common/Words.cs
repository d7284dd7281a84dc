namespace Shop;

internal static class Words
{
    public static string Of(int n) => n.ToString();
}
