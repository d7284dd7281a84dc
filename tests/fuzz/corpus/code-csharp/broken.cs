class { void f( { $"{ a {{ $@"{
