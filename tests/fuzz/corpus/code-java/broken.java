class A { @X( void f() { new B() { { ( """ open
