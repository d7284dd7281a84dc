const x = <A {... on={ () => <B></C> { `${
