import router from "@adonisjs/core/services/router";
import GuestsController from "./guests_controller.js";

router.get("/guests", [GuestsController, "index"]);
