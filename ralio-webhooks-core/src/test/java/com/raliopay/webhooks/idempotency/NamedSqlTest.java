package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void eachParameterStandsWhereItsNameDid() {
        NamedSql sql = NamedSql.of("SELECT :b, :a FROM t WHERE x = :a");

        assertThat(sql).isEqualTo(new NamedSql("SELECT ?, ? FROM t WHERE x = ?", List.of("b", "a", "a")));
    }

    /** A pool hands connections out again: a statement that is left open stays with them. */
    @Test
    void aStatementWhoseParametersAreRefusedIsClosed() {
        List<String> calls = new ArrayList<>();
        PreparedStatement statement = proxy(PreparedStatement.class, calls, null);
        Connection connection = proxy(Connection.class, new ArrayList<>(), statement);

        assertThatThrownBy(() -> NamedSql.of("SELECT :a").prepare(connection, Map.of("a", 1)))
                .isInstanceOf(SQLException.class)
                .hasMessage("setObject");
        assertThat(calls).containsExactly("setObject", "close");
    }

    /** Notes its calls, gives the result where there is one, and refuses parameters. */
    private static <T> T proxy(Class<T> type, List<String> calls, @Nullable Object result) {
        return type.cast(Proxy.newProxyInstance(
                NamedSqlTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("setObject")) {
                        throw new SQLException(method.getName());
                    }
                    return result;
                }));
    }
}
