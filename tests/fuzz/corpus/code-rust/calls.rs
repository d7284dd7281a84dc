#![allow(x)] use a::{b as c, d::*}; extern crate e; mod m { pub(crate) const N: u64 = 0xFF_u64; }
#[tokio::main(flavor = "x")] async fn main() -> Result<(), Box<dyn Error + 'static>> {
  let c = reqwest::Client::builder().timeout(Duration::from_secs(5)).build()?;
  for i in 0..=3usize { match c.get(format!("http://{}/{i}", h)).send().await { Ok(r) if r.status().is_success() => return Ok(()), Err(e @ E { .. }) | _ => tokio::time::sleep(d * 2u32.pow(i)).await, } }
  'l: loop { tokio::select! { biased; _ = rx.recv() => break 'l, else => continue } } ; while let Some(x) = it.next() { if let [a, .., b] = &x[..] { unsafe { *p = a } } else { panic!("x {:?}", r#"raw "q""#) } }
  let f = move |x: &mut i32| -> i32 { *x as i32 }; Ok(()) }
impl<'a, T: Clone + ?Sized, const N: usize> Tr for S<'a, T, N> where T: Send { type O = [T; N]; fn f(&self, _: impl Fn(u8) -> bool) -> Self::O { todo!() } }
macro_rules! m { ($($x:expr),* $(,)?) => { $( $x; )* } } enum K { A(i32), B { x: f64 } = 3, } /* a /* nested */ b */
