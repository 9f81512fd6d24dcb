package com.raliopay.webhooks.awslambda;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
import com.raliopay.webhooks.endpointcontract.HostLaw;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract over the handler, with requests as one of the services in front of it describes them. */
abstract class LambdaContract extends HostContract {

    private final String template;
    private final boolean base64;

    LambdaContract(String template, boolean base64) {
        this.template = template;
        this.base64 = base64;
    }

    @Override
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) throws Exception {
        Map<String, String> environment = secret == null ? Map.of() : Map.of("RALIO_WEBHOOK_SECRET", secret);
        LambdaBridge bridge = new LambdaBridge(new RalioHandler(environment, merchant), template, base64);
        return Host.on(bridge.port(), bridge::close);
    }

    @Override
    protected Map<HostLaw, String> exempt() {
        Map<HostLaw, String> exempt = new EnumMap<>(HostLaw.class);
        for (HostLaw law : new HostLaw[] {HostLaw.ENDLESS, HostLaw.PIECES, HostLaw.EXPECT_CONTINUE}) {
            exempt.put(law, "the service reads the request, and hands over what is whole");
        }
        for (HostLaw law : new HostLaw[] {HostLaw.SLOW, HostLaw.THREAD}) {
            exempt.put(law, "an instance has one request at a time");
        }
        if (!base64) {
            exempt.put(HostLaw.INVALID_UTF8, "text in JSON cannot hold such bytes");
        }
        return exempt;
    }
}
