package dev.orrery.kit.fieldmask;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A partial update: a patch and which of its fields apply. No mask means the fields that the patch sets, {@code *} means
 * all (AIP-134). Output-only fields and the name are passed over wherever they come from (AIP-203); an unknown path is
 * refused.
 */
public final class Update<M extends Message> {
    private static final String EVERYTHING = "*";

    private final M patch;
    private final Set<String> paths;

    private Update(M patch, Set<String> paths) {
        this.patch = patch;
        this.paths = Set.copyOf(paths);
    }

    public static <M extends Message> Update<M> of(M patch, FieldMask mask) {
        Set<String> paths = new LinkedHashSet<>();
        Descriptor type = patch.getDescriptorForType();
        if (mask.getPathsList().contains(EVERYTHING)) {
            if (mask.getPathsCount() > 1) {
                throw invalid(EVERYTHING, "* stands alone");
            }
            type.getFields().forEach(field -> paths.add(field.getName()));
        } else if (mask.getPathsCount() == 0) {
            patch.getAllFields().keySet().forEach(field -> paths.add(field.getName()));
        } else {
            for (String path : mask.getPathsList()) {
                if (path.endsWith(".") || !FieldMaskUtil.isValid(type, path)) {
                    throw invalid(path, "a field of " + type.getName());
                }
                paths.add(path);
            }
        }
        paths.removeIf(path -> isNotForCallers(type, path));
        return new Update<>(patch, paths);
    }

    /** The patch as the caller sent it. */
    public M patch() {
        return patch;
    }

    /** The paths that apply, in the contract's spelling. */
    public Set<String> paths() {
        return paths;
    }

    /** Whether {@code field}, a top-level one, changes wholly or in part. */
    public boolean touches(String field) {
        return paths.stream().anyMatch(path -> path.equals(field) || path.startsWith(field + "."));
    }

    /** {@code current} with the patch applied; repeated fields and maps are replaced as a whole. */
    @SuppressWarnings("unchecked") // A builder of M builds an M.
    public M applyTo(M current) {
        Message.Builder merged = current.toBuilder();
        FieldMaskUtil.MergeOptions replace = new FieldMaskUtil.MergeOptions()
                .setReplaceMessageFields(true)
                .setReplaceRepeatedFields(true)
                .setReplacePrimitiveFields(true);
        FieldMaskUtil.merge(FieldMask.newBuilder().addAllPaths(paths).build(), patch, merged, replace);
        return (M) merged.build();
    }

    private static boolean isNotForCallers(Descriptor type, String path) {
        Descriptor parent = type;
        for (String segment : path.split("\\.", -1)) {
            FieldDescriptor field = parent.findFieldByName(segment);
            List<FieldBehavior> behaviors = field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
            if (behaviors.contains(FieldBehavior.OUTPUT_ONLY) || behaviors.contains(FieldBehavior.IDENTIFIER)) {
                return true;
            }
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                parent = field.getMessageType();
            }
        }
        return false;
    }

    private static ServiceException invalid(String path, String expected) {
        return ServiceException.of(CommonReason.INVALID_FIELD, "update_mask has a path that does not exist.")
                .violation("update_mask", path + " (expected: " + expected + ")")
                .build();
    }
}
