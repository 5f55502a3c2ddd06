package co.secoda.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Executions of goals, as Maven would plan them. */
final class Executions {
    private Executions() {}

    /** A goal of the plugin that a pom runs in a phase. */
    static MojoExecution of(Plugin plugin, String goal, String executionId) {
        return of(plugin, goal, executionId, MojoExecution.Source.LIFECYCLE);
    }

    /** The same, called by hand or not. */
    static MojoExecution of(Plugin plugin, String goal, String executionId, MojoExecution.Source source) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId(plugin.getGroupId());
        descriptor.setArtifactId(plugin.getArtifactId());
        descriptor.setPlugin(plugin);
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(descriptor);
        mojo.setGoal(goal);
        return new MojoExecution(mojo, executionId, source);
    }
}
