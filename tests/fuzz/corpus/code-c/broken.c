int f( { if (a { return ; } "never closed
#define X(
}}}} /* open
