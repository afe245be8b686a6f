package dev.orrery.kit.validation;

import build.buf.protovalidate.Violation;
import build.buf.validate.FieldPathElement;
import dev.orrery.kit.errors.ServiceException.FieldViolation;

/** Names the field of a violation the way the contract spells it: {@code event.attendees[2].email}. */
final class FieldViolations {
    private FieldViolations() {}

    static FieldViolation of(Violation violation) {
        build.buf.validate.Violation proto = violation.toProto();
        StringBuilder path = new StringBuilder();
        for (FieldPathElement element : proto.getField().getElementsList()) {
            if (!path.isEmpty()) {
                path.append('.');
            }
            path.append(element.getFieldName());
            appendSubscript(path, element);
        }
        String description = proto.getMessage().isEmpty() ? proto.getRuleId() : proto.getMessage();
        return new FieldViolation(path.toString(), description);
    }

    private static void appendSubscript(StringBuilder path, FieldPathElement element) {
        switch (element.getSubscriptCase()) {
            case INDEX -> path.append('[').append(element.getIndex()).append(']');
            case BOOL_KEY -> path.append('[').append(element.getBoolKey()).append(']');
            case INT_KEY -> path.append('[').append(element.getIntKey()).append(']');
            case UINT_KEY -> path.append('[').append(element.getUintKey()).append(']');
            case STRING_KEY -> path.append("[\"").append(element.getStringKey()).append("\"]");
            case SUBSCRIPT_NOT_SET -> {}
        }
    }
}
