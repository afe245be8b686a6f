package dev.orrery.kit.paging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A {@link Cursor} as bytes. */
final class Cursors {
    private Cursors() {}

    static byte[] encode(Cursor cursor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(cursor.values().size());
            for (String value : cursor.values()) {
                out.writeUTF(value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Only of bytes that {@link #encode} made. */
    static Cursor decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int size = in.readUnsignedByte();
            List<String> values = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                values.add(in.readUTF());
            }
            return new Cursor(values);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
