package shop;

import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration
class Work {
    private int threads = 8;
    private int waiting = 500;

    @Bean
    Executor letters() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setMaxPoolSize(threads);
        executor.setQueueCapacity(waiting);
        return executor;
    }

    @Bean
    Executor bills() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setMaxPoolSize(threads);
        executor.setQueueCapacity(waiting);
        return executor;
    }
}
