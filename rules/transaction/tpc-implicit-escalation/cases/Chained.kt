import org.springframework.data.transaction.ChainedTransactionManager
import org.springframework.transaction.PlatformTransactionManager

class Config {
  fun both(orders: PlatformTransactionManager, stock: PlatformTransactionManager): PlatformTransactionManager =
    ChainedTransactionManager(orders, stock) // expect: tpc-implicit-escalation
}
