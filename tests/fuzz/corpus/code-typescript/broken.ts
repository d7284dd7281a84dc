class C<T { get<( : { [k: ` ${ enum { @X(
