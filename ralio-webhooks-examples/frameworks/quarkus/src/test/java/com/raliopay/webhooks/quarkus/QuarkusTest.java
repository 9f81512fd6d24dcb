package com.raliopay.webhooks.quarkus;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
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
 * Builds the application as Quarkus's plugins do, of its own classes and the relay, and starts it in this process. The plugin
 * for Maven needs a newer Maven than this project does.
 */
class QuarkusTest extends HostContract {

    private static final ArtifactKey CORE = ArtifactKey.of("com.raliopay", "ralio-webhooks-core", "", "jar");

    @Override
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) throws Exception {
        CuratedApplication built = build(properties(secret));
        try {
            RunningQuarkusApplication app =
                    built.createAugmentor().createInitialRuntimeApplication().run();
            handOver(app, merchant);
            return Host.on(app.valueRegistry().get(HttpServer.HTTP_PORT), () -> {
                app.close();
                built.close();
            });
        } catch (Exception e) {
            built.close();
            throw e;
        }
    }

    private static Properties properties(@Nullable String secret) {
        Properties properties = new Properties();
        properties.setProperty("quarkus.http.port", "0");
        properties.setProperty("quarkus.banner.enabled", "false");
        properties.setProperty("quarkus.log.level", "WARN");
        properties.setProperty("quarkus.log.category.\"com.raliopay.webhooks\".level", "OFF");
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
                .addParentFirstArtifact(CORE) // the application's events are the contract's
                .setRuntimeProperties(properties)
                .build()
                .bootstrap();
    }

    private static void handOver(RunningQuarkusApplication app, WebhookListener<WebhookEvent> merchant)
            throws ReflectiveOperationException {
        Class<?> relay = app.getClassLoader().loadClass(RelayedMerchant.class.getName());
        relay.getMethod("handOverTo", WebhookListener.class).invoke(app.instance(relay), merchant);
    }
}
