package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.Squad;
import dev.orrery.okr.v1.UpdateSquadRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Squads, and those who lead them. */
@OkrTest
class SquadsIT {
    @Autowired
    private ServiceChannels channels;

    private Team team;

    @BeforeEach
    void setUp() {
        team = new Team(channels);
    }

    @Test
    void letsALeadChangeASquad() {
        Squad squad = team.max()
                .squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(team.acme.name())
                        .setSquad(Squad.newBuilder()
                                .setDisplayName("Core")
                                .addMembers(Squad.Member.newBuilder()
                                        .setUser(team.userBen())
                                        .setRole(Squad.Member.Role.LEAD)))
                        .build());

        assertThat(rename(team.ben(), squad, "Core team").getDisplayName()).isEqualTo("Core team");
        assertThat(rename(team.ben(), squad, "Core team").getMembersList()).isEqualTo(squad.getMembersList());
        assertThat(Refusal.of(() -> rename(team.ada(), squad, "Mine")).reason()).isEqualTo("ACCESS_DENIED");
        Squad twice = squad.toBuilder().addMembers(squad.getMembers(0)).build();
        assertThat(Refusal.of(() -> team.max()
                                .squads()
                                .updateSquad(UpdateSquadRequest.newBuilder()
                                        .setSquad(twice.toBuilder().clearEtag())
                                        .build()))
                        .fields())
                .containsExactly("squad.members[1].user");
    }

    @Test
    void letsALeadChangeASquadOnlyWhileInIt() {
        Squad.Member.Builder lead =
                Squad.Member.newBuilder().setUser(team.userBen()).setRole(Squad.Member.Role.LEAD);

        assertThat(rename(team.ben(), squadOf(lead.setStartDate("2020-01-01")), "Renamed")
                        .getDisplayName())
                .isEqualTo("Renamed");
        Squad left = squadOf(lead.setEndDate("2020-12-31"));
        assertThat(left.getMembers(0)).isEqualTo(lead.build());
        assertThat(Refusal.of(() -> rename(team.ben(), left, "Renamed")).reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> squadOf(lead.setEndDate("2019-12-31"))).fields())
                .containsExactly("squad.members[0].end_date");
    }

    private Squad squadOf(Squad.Member.Builder member) {
        return team.max()
                .squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(team.acme.name())
                        .setSquad(Squad.newBuilder().setDisplayName("Core").addMembers(member))
                        .build());
    }

    private static Squad rename(Client client, Squad squad, String displayName) {
        return client.squads()
                .updateSquad(UpdateSquadRequest.newBuilder()
                        .setSquad(Squad.newBuilder().setName(squad.getName()).setDisplayName(displayName))
                        .build());
    }
}
