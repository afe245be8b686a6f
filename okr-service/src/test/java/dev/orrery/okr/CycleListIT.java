package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.okr.v1.CreateCycleRequest;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.DeleteCycleRequest;
import dev.orrery.okr.v1.DeleteSquadRequest;
import dev.orrery.okr.v1.ListCyclesRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Squad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cycles beside each other, and kept while something is planned in them. */
@OkrTest
class CycleListIT {
    @Autowired
    private ServiceChannels channels;

    private Team team;

    @BeforeEach
    void setUp() {
        team = new Team(channels);
    }

    @Test
    void keepsCyclesAndSquadsThatAreInUse() {
        Cycle cycle = cycle("2026 Q4", "2026-10-01", "2026-12-31");
        Squad squad = team.max()
                .squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(team.acme.name())
                        .setSquad(Squad.newBuilder().setDisplayName("Core"))
                        .build());
        team.ada()
                .objective(Objective.newBuilder()
                        .setTitle("Grow")
                        .setCycle(cycle.getName())
                        .setSquad(squad.getName()));

        assertThat(Refusal.of(() -> team.max()
                                .cycles()
                                .deleteCycle(DeleteCycleRequest.newBuilder()
                                        .setName(cycle.getName())
                                        .build()))
                        .reason())
                .isEqualTo("CYCLE_IN_USE");
        assertThat(Refusal.of(() -> team.max()
                                .squads()
                                .deleteSquad(DeleteSquadRequest.newBuilder()
                                        .setName(squad.getName())
                                        .build()))
                        .reason())
                .isEqualTo("SQUAD_IN_USE");
    }

    @Test
    void listsCyclesTheLatestFirst() {
        Cycle older = cycle("2026 Q3", "2026-07-01", "2026-09-30");
        Cycle latest = cycle("2026 Q4", "2026-10-01", "2026-12-31");

        assertThat(team.ada()
                        .cycles()
                        .listCycles(ListCyclesRequest.newBuilder()
                                .setParent(team.acme.name())
                                .build())
                        .getCyclesList())
                .containsExactly(latest, older);
        assertThat(Refusal.of(() -> cycle("odd", "2026-10-02", "2026-10-01")).fields())
                .containsExactly("cycle.end_date");
        assertThat(Refusal.of(() -> createCycle(team.ada(), "mine", "2026-10-02", "2026-10-03"))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    private Cycle cycle(String displayName, String start, String end) {
        return createCycle(team.max(), displayName, start, end);
    }

    private Cycle createCycle(Client client, String displayName, String start, String end) {
        return client.cycles()
                .createCycle(CreateCycleRequest.newBuilder()
                        .setParent(team.acme.name())
                        .setCycle(Cycle.newBuilder()
                                .setDisplayName(displayName)
                                .setStartDate(start)
                                .setEndDate(end))
                        .build());
    }
}
