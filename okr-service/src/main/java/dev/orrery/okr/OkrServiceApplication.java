package dev.orrery.okr;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the OKR service. */
@SpringBootApplication
class OkrServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(OkrServiceApplication.class, arguments);
    }
}
