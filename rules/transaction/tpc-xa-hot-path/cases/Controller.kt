package shop

import org.apache.seata.spring.annotation.GlobalTransactional
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RestController

@RestController
class Users {
    @PostMapping("/users")
    @GlobalTransactional(timeoutMills = 300_000) // expect: tpc-xa-hot-path
    fun add() = Unit
}

class Tester {
    @GlobalTransactional
    fun purchase() = Unit
}

fun main() = Tester().purchase()
