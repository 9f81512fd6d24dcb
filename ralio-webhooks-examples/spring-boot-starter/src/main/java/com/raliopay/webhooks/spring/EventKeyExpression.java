package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionException;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** Evaluates the key of a listener on an event: the root object, and the variable {@code #event}. */
final class EventKeyExpression<E extends WebhookEvent> implements Function<E, @Nullable Object> {

    private static final Set<String> VARIABLES = Set.of("#root", "#this", "#event");

    private final Expression expression;

    private EventKeyExpression(Expression expression) {
        this.expression = expression;
    }

    /**
     * Parses the expression, and evaluates it on the documented events of the type.
     *
     * @throws StartFailure if there is a record on whose events it always fails, because these events could never be handled
     */
    static <E extends WebhookEvent> EventKeyExpression<E> of(String where, String text, Class<E> type) {
        try {
            SpelExpression expression = new SpelExpressionParser().parseRaw(text);
            requireKnownVariables(text, expression.getAST());
            EventKeyExpression<E> key = new EventKeyExpression<>(expression);
            Map<? extends Class<?>, List<E>> events = Arrays.stream(Fixture.values())
                    .map(Fixture::event)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .collect(Collectors.groupingBy(Object::getClass));
            events.values().forEach(key::requireUsable);
            return key;
        } catch (ParseException | EvaluationException e) {
            throw failure(where, text, e);
        }
    }

    private static StartFailure failure(String where, String text, ExpressionException e) {
        return new StartFailure(
                where + " has an invalid key, " + text + ": " + e.getMessage(),
                "Correct key in @RalioListener: an expression on the event, such as subject. If some of the events have no such"
                        + " property, declare a parameter of a narrower type, such as KycEvent.",
                e);
    }

    /** Variables that do not exist are null, and would mean that the order does not matter. */
    private static void requireKnownVariables(String text, SpelNode node) {
        if (node instanceof VariableReference && !VARIABLES.contains(node.toStringAST())) {
            throw new ParseException(
                    text, node.getStartPosition(), "the event is #root and #event, there is no " + node.toStringAST());
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            requireKnownVariables(text, node.getChild(i));
        }
    }

    private void requireUsable(List<E> events) {
        EvaluationException last = null;
        for (E event : events) {
            try {
                apply(event);
                return;
            } catch (EvaluationException e) {
                last = e;
            }
        }
        if (last != null) {
            throw last;
        }
    }

    @Override
    public @Nullable Object apply(E event) {
        SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding()
                .withInstanceMethods()
                .build();
        context.setVariable("event", event);
        return expression.getValue(context, event);
    }
}
