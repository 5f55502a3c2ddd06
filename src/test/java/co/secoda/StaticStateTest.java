package co.secoda;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No class has something of its own that changes: a daemon keeps classes from build to build, and builds run side by
 * side. What a static field holds is tried, not only its type.
 */
class StaticStateTest {
    /**
     * What can be put into, or set. Arrays and bit sets are only as constant as who has them; they are few, and read.
     */
    private static final Set<String> CHANGING = Set.of(
            "java.lang.ThreadLocal",
            "java.lang.StringBuilder",
            "java.lang.Thread",
            "java.util.concurrent.ExecutorService",
            "java.util.Random");

    @Test
    void no_static_field_can_change() {
        assertThat(fields().filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
                .isEmpty();
    }

    @Test
    void nothing_that_a_static_field_holds_can_change() {
        assertThat(fields().filter(field -> !field.getRawType().isPrimitive()).filter(StaticStateTest::changes))
                .isEmpty();
    }

    private static Stream<JavaField> fields() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("co.secoda").stream()
                        .map(JavaClass::getFields)
                        .flatMap(Collection::stream)
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(field -> !field.getOwner().getName().startsWith("gg.jte"));
    }

    private static boolean changes(JavaField field) {
        Object value = value(field.reflect());
        return CHANGING.stream().anyMatch(type -> field.getRawType().isAssignableTo(type))
                || value.getClass().getName().startsWith("java.util.concurrent.")
                || (value instanceof Collection<?> all && takesMore(() -> all.remove(new Object())))
                || (value instanceof Map<?, ?> map && takesMore(() -> map.remove(new Object())));
    }

    /** What can't be changed refuses it, whether or not there is something to take away. */
    private static boolean takesMore(Runnable change) {
        try {
            change.run();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            return value == null ? "" : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }
}
