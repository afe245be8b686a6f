package dev.orrery.gateway.transcoding.json;

/** The well-formed byte sequences of Unicode (table 3-7 of the standard), which are those that protobuf takes too. */
final class Utf8 {
    private Utf8() {}

    /** How long the character beyond ASCII is that begins here. */
    static int length(byte[] bytes, int at, int end) throws UnusualAnswerException {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        boolean isWhole = lead >= 0xc2 && lead <= 0xf4 && length <= end - at && isSecond(lead, bytes[at + 1] & 0xff);
        for (int i = 2; isWhole && i < length; i++) {
            isWhole = isBetween(bytes[at + i] & 0xff, 0x80, 0xbf);
        }
        if (!isWhole) {
            throw new UnusualAnswerException("text that is not UTF-8");
        }
        return length;
    }

    /** No character has two sequences, none is a surrogate, and there is none beyond U+10FFFF. */
    private static boolean isSecond(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> isBetween(second, 0xa0, 0xbf);
            case 0xed -> isBetween(second, 0x80, 0x9f);
            case 0xf0 -> isBetween(second, 0x90, 0xbf);
            case 0xf4 -> isBetween(second, 0x80, 0x8f);
            default -> isBetween(second, 0x80, 0xbf);
        };
    }

    private static boolean isBetween(int value, int first, int last) {
        return value >= first && value <= last;
    }
}
