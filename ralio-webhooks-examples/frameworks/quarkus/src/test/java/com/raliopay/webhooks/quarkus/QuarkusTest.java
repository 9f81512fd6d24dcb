package com.raliopay.webhooks.quarkus;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.paths.PathList;
import io.quarkus.vertx.http.HttpServer;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Builds the application as Quarkus's plugins do, from its own classes and the {@link ForwardingListener}, and starts it in
 * this process. The Maven plugin needs a newer Maven than this project.
 */
class QuarkusTest extends EndpointContract {

    private static final ArtifactKey CORE = ArtifactKey.of("com.raliopay", "ralio-webhooks-core", "", "jar");

    @Override
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        CuratedApplication built = build(properties(secret, databaseUrl));
        try {
            RunningQuarkusApplication app =
                    built.createAugmentor().createInitialRuntimeApplication().run();
            forward(app, listener);
            Thread hook = new Thread(() -> close(app)); // as Quarkus does in a process of its own
            Runtime.getRuntime().addShutdownHook(hook);
            return RunningEndpoint.on(app.valueRegistry().get(HttpServer.HTTP_PORT), () -> {
                Runtime.getRuntime().removeShutdownHook(hook);
                app.close();
                built.close();
            });
        } catch (Exception e) {
            built.close();
            throw e;
        }
    }

    private static void close(RunningQuarkusApplication app) {
        try {
            app.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties properties(@Nullable String secret, String databaseUrl) {
        Properties properties = new Properties();
        properties.setProperty("quarkus.http.port", "0");
        properties.setProperty("quarkus.banner.enabled", "false");
        properties.setProperty("quarkus.log.level", "WARN");
        properties.setProperty("quarkus.log.category.\"com.raliopay.webhooks\".level", "OFF");
        properties.setProperty("RALIO_DATABASE_URL", databaseUrl);
        // As in an application that grants no access by default.
        properties.setProperty("quarkus.http.auth.permission.all.paths", "/*");
        properties.setProperty("quarkus.http.auth.permission.all.policy", "deny");
        if (secret != null) {
            properties.setProperty("ralio.webhook-secret", secret);
        }
        return properties;
    }

    private static CuratedApplication build(Properties properties) throws Exception {
        Path target = Path.of("target").toAbsolutePath();
        return QuarkusBootstrap.builder()
                .setMode(QuarkusBootstrap.Mode.RUN)
                .setProjectRoot(target.getParent())
                .setTargetDirectory(target)
                .setApplicationRoot(PathList.of(target.resolve("classes"), target.resolve("test-classes")))
                .setLocalProjectDiscovery(true)
                .setFlatClassPath(true)
                .addParentFirstArtifact(CORE) // application and contract share the event classes
                .setRuntimeProperties(properties)
                .build()
                .bootstrap();
    }

    private static void forward(RunningQuarkusApplication app, WebhookListener<WebhookEvent> listener)
            throws ReflectiveOperationException {
        Class<?> bean = app.getClassLoader().loadClass(ForwardingListener.class.getName());
        bean.getMethod("forwardTo", WebhookListener.class).invoke(app.instance(bean), listener);
    }
}
