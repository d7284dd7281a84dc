fun waitFor(limit: Long, ready: () -> Boolean): Boolean {
    val end = System.currentTimeMillis() + limit
    while (System.currentTimeMillis() < end) { // expect: time-wallclock-duration
        if (ready()) return true
    }
    return false
}

fun waitRight(limit: Long, ready: () -> Boolean): Boolean {
    val end = System.nanoTime() + limit
    while (System.nanoTime() - end < 0) {
        if (ready()) return true
    }
    return false
}
