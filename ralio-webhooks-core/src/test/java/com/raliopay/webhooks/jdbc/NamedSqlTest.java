package com.raliopay.webhooks.jdbc;

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
    void replacesNamesByPlaceholders() {
        NamedSql sql = NamedSql.of("SELECT :b, :a FROM t WHERE x = :a", 5);

        assertThat(sql).isEqualTo(new NamedSql("SELECT ?, ? FROM t WHERE x = ?", List.of("b", "a", "a"), 5));
    }

    /** Connections return to their pool; an open statement would stay with them. */
    @Test
    void closesStatementWhoseParameterIsRejected() {
        List<String> calls = new ArrayList<>();
        PreparedStatement statement = proxy(PreparedStatement.class, calls, null);
        Connection connection = proxy(Connection.class, new ArrayList<>(), statement);

        assertThatThrownBy(() -> NamedSql.of("SELECT :a", 0).update(connection, Map.of("a", 1)))
                .isInstanceOf(SQLException.class)
                .hasMessage("setObject");
        assertThat(calls).endsWith("setObject", "close");
    }

    /** Records calls, rejects parameters, and returns {@code result} from every other method. */
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
