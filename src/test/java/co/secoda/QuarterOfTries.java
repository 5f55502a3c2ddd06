package co.secoda;

import java.util.List;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends a property that takes long after a quarter of its tries: the seeds differ from run to run, and the profile
 * {@code nightly} tries all of them.
 */
public final class QuarterOfTries implements AroundTryHook {
    private static final boolean ALL = "all".equals(System.getProperty("tries"));

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor execution, List<Object> parameters) {
        Store<Integer> tried = Store.getOrCreate(QuarterOfTries.class, Lifespan.PROPERTY, () -> 0);
        tried.update(number -> number + 1);
        int tries = context.findAnnotation(Property.class).orElseThrow().tries();
        TryExecutionResult result = execution.execute(parameters);
        boolean enough = !ALL && result.isSatisfied() && tried.get() >= tries / 4;
        return enough ? TryExecutionResult.satisfied(true) : result;
    }
}
