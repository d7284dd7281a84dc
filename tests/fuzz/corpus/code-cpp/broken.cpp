template <typename... > struct { operator ( <<< class X : { R"(open
