class { fun f( = "${ " ${ when { { ->
