package com.example.vert;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.eventbus.Message;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

public class Mail extends AbstractVerticle {
    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.post("/mails").handler(this::send);
        vertx.eventBus().consumer("mail.due", this::due);
        vertx.createHttpServer().requestHandler(router).listen(8080);
    }

    private void send(RoutingContext ctx) {
        vertx.eventBus().send("mail.due", ctx.body().asString());
    }

    private void due(Message<String> message) {
        try {
            Peer.ask("http://post.example/");
        } catch (Exception e) {
            message.fail(1, e.getMessage());
        }
    }
}
