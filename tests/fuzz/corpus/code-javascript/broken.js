const x = { a: [ `${ ( function* { class { #
