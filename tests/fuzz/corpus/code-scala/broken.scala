object { def f( = s"${ match { case => """ open
