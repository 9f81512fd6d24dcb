package com.raliopay.webhooks.awslambda;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

/** What Lambda's own runtime reads events and writes answers with. */
final class RuntimeSerializers {

    private RuntimeSerializers() {}

    /** The one that the runtime chooses. */
    static <T> PojoSerializer<T> of(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, RuntimeSerializers.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
