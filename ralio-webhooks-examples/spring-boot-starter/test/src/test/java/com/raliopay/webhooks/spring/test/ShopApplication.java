package com.raliopay.webhooks.spring.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application under test. */
@SpringBootApplication
class ShopApplication {}
