package dev.orrery.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonTest {

    @Test
    void initialsAreOfTheFirstAndLastName() {
        assertThat(Person.letters("Ada King Lovelace")).isEqualTo("AL");
        assertThat(Person.letters("acme")).isEqualTo("A");
        assertThat(Person.letters("ben@acme.example")).isEqualTo("BE");
    }

    @Test
    void keepsALetterThatTakesTwoCharsWhole() {
        assertThat(Person.letters("𝒜da Lovelace")).isEqualTo("𝒜L");
    }
}
