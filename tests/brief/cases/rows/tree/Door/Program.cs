// Users and roles are asked of the store that is registered for them, one call at a time.
using Microsoft.AspNetCore.Identity;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapPost("/users/{name}", async (string name, UserManager<Member> users, RoleManager<Part> parts) =>
{
    if (await parts.RoleExistsAsync("reader")) await users.AddToRoleAsync(await users.FindByNameAsync(name), "reader");
});
app.Run();

public class Member : IdentityUser { }
public class Part : IdentityRole { }
