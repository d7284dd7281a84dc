fn f<'a( { match x { | => { r#"open macro_rules! { ($
