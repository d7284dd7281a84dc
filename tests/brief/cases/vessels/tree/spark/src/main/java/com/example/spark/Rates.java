package com.example.spark;

import static spark.Spark.*;

public class Rates {
    public static void main(String[] args) {
        port(4567);
        path("/api", () -> {
            get("/rates", (req, res) -> Peer.ask("http://bank.example/rates"));
        });
    }
}
