package co.secoda.metadata;

import co.secoda.metadata.OnePass.FileDigest;
import java.nio.file.Path;
import java.util.Set;

/**
 * Checks JSON Lines files before they are imported. The rules are those of Secoda's documentation.
 *
 * <ul>
 *   <li>UTF-8, with or without a byte order mark; one object a line, ended by a newline or a carriage return and a
 *       newline; blank lines are passed over; no field twice in an object.
 *   <li>Resources: {@code entity_type} and {@code databuilder_id} are required; a table needs {@code database} and
 *       {@code schema}, a column and a chart need {@code parent_databuilder_id}. The list of types is open: other types
 *       are taken as they are. {@code sort_order} is an integer of at most 64 bits, {@code is_pk} and {@code hidden}
 *       are booleans, {@code external_updated_at} a string or an integer; the others are strings. A
 *       {@code databuilder_id} occurs once. A parent that isn't in the file is a warning, as is a dashboard without
 *       {@code group} or a chart without {@code product}, once a file.
 *   <li>Lineages: {@code from_identifier} and {@code to_identifier} are objects, of one of the four types, with the
 *       fields that their type needs; all are strings. At least one end is an {@code internal_resource}, and
 *       {@code to_identifier} is no {@code tables_from_query}.
 *   <li>What is required must be there, neither null nor blank. What isn't may be null.
 *   <li>Fields that Secoda doesn't document are a warning, once a name.
 *   <li>Bounds: 4,194,304 characters a line, 1,000 fields an object, 500 levels.
 * </ul>
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class JsonlCheck {
    /**
     * Checks a resources file. Reads it again only if an id may occur twice, or a parent isn't there.
     *
     * @throws MetadataException if the file can't be read, or changes meanwhile
     */
    public CheckReport resources(Path file) throws MetadataException {
        Remarks remarks = Remarks.first();
        ResourceConflicts conflicts = new ResourceConflicts(remarks);
        Resources resources = new Resources(remarks, conflicts::note);
        JsonLines lines = new JsonLines(remarks, Set.of(), resources);
        FileDigest content = OnePass.over(file, false, remarks, lines::read);
        resources.finish();
        if (conflicts.possible()) {
            Remarks told = new Remarks(0);
            JsonLines again = new JsonLines(told, Set.of(), new Resources(told, conflicts::check));
            OnePass.again(file, false, content, again::read);
        }
        return remarks.report(file, lines.records(), content);
    }

    /**
     * Checks a lineages file.
     *
     * @throws MetadataException if the file can't be read
     */
    public CheckReport lineages(Path file) throws MetadataException {
        Remarks remarks = Remarks.first();
        Lineages lineages = new Lineages(remarks);
        JsonLines lines = new JsonLines(remarks, Lineages.INNER, lineages);
        FileDigest content = OnePass.over(file, false, remarks, lines::read);
        lineages.finish();
        return remarks.report(file, lines.records(), content);
    }
}
