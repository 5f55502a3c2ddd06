package co.secoda.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The known word that a mistyped one most likely means. Only letters and digits are compared, and not their case, since
 * {@code max-failing} and {@code maxFailing} are one name to those who type it.
 */
public final class NearestWord {
    /** Longer words are no typing error of any word here; this also bounds the work. */
    private static final int LONGEST = 64;

    /** A known word is also meant where this many letters, and half of both names, begin alike. */
    private static final int LETTERS_ALIKE = 4;

    private NearestWord() {}

    /**
     * The known word that is meant, if one is near: at most a third of its letters differ, or it begins as the typed
     * one does. Of several the nearest, of equally near ones the first.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        String letters = letters(typed);
        return nearest(letters, known).filter(name -> isNear(letters, letters(name)));
    }

    /** The known word that differs in at most one letter, or in the order of two. */
    public static Optional<String> almost(String typed, Collection<String> known) {
        String letters = letters(typed);
        List<String> asLong = new ArrayList<>();
        for (String name : known) {
            if (Math.abs(letters(name).length() - letters.length()) <= 1) {
                asLong.add(name);
            }
        }
        return nearest(letters, asLong).filter(name -> distance(letters, letters(name)) <= 1);
    }

    private static Optional<String> nearest(String letters, Collection<String> known) {
        if (letters.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream().min(Comparator.comparingInt(name -> distance(letters, letters(name))));
    }

    private static boolean isNear(String typed, String known) {
        int shorter = Math.min(typed.length(), known.length());
        int longer = Math.max(typed.length(), known.length());
        int alike = 0;
        while (alike < shorter && typed.charAt(alike) == known.charAt(alike)) {
            alike++;
        }
        boolean beginsAlike = alike >= LETTERS_ALIKE && 2 * alike >= longer;
        return distance(typed, known) <= Math.max(shorter / 3, shorter > 2 ? 1 : 0) || beginsAlike;
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** How many letters to insert, delete, exchange, or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            rows[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(exchanged, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    rows[i][j] = Math.min(rows[i][j], 1 + rows[i - 2][j - 2]);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
