package shop

import org.springframework.data.jpa.repository.JpaRepository
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RestController

class Customer(val id: Long)

interface CustomerRepository : JpaRepository<Customer, Long>

@RestController
class Orders(private val customers: CustomerRepository) {
    @PostMapping("/customers")
    fun customers(@RequestBody ids: List<Long>): List<Customer> = ids.map { customers.findById(it).get() } // expect: load-remote-call-in-loop, deadline-absent-db

    @PostMapping("/each")
    fun each(@RequestBody ids: List<Long>): List<Customer> {
        val found = mutableListOf<Customer>()
        for (id in ids) { // expect: load-remote-call-in-loop
            found.add(customers.findById(id).get())
        }
        return found
    }

    @PostMapping("/many")
    fun many(@RequestBody ids: List<Long>): List<Customer> = customers.findAllById(ids)
}
