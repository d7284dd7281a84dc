use actix_web::{post, App, HttpResponse, HttpServer, Responder};

async fn ask(count: u32) -> Result<usize, Box<dyn std::error::Error>> {
    let client = awc::Client::new(); // expect: load-client-per-request
    let mut answer = client.post("http://quotes:8090/quote").send_json(&count).await?;
    Ok(answer.body().await?.len())
}

#[post("/quote")]
async fn quote() -> impl Responder {
    HttpResponse::Ok().json(ask(3).await.unwrap())
}

// It is handed to the server, which runs it for each request and not when the program starts.
#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let shared = awc::Client::new();
    HttpServer::new(move || App::new().app_data(shared.clone()).service(quote)).bind("0.0.0.0:80")?.run().await
}
