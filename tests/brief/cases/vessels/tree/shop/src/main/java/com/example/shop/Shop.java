package com.example.shop;

import io.javalin.Javalin;
import io.javalin.http.Context;
import static io.javalin.apibuilder.ApiBuilder.*;

public class Shop {
    static void list(Context ctx) throws Exception { Peer.ask("http://stock.example/items"); }

    static void place(Context ctx) throws Exception { Peer.ask("http://pay.example/"); }

    public static void main(String[] args) {
        Javalin app = Javalin.create().start(7070);
        app.get("/items", Shop::list);
        app.routes(() -> {
            path("/orders", () -> {
                post(Shop::place);
            });
        });
    }
}
