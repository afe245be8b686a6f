package dev.orrery.okr.reading;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.series.Downsampling;
import dev.orrery.okr.v1.CompareKpiPeriodsRequest;
import dev.orrery.okr.v1.GetKpiDashboardRequest;
import dev.orrery.okr.v1.GetKpiSeriesRequest;
import dev.orrery.okr.v1.GetKpiTrendRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiComparison;
import dev.orrery.okr.v1.KpiDashboard;
import dev.orrery.okr.v1.KpiReadingServiceGrpc.KpiReadingServiceImplBase;
import dev.orrery.okr.v1.KpiSeries;
import dev.orrery.okr.v1.KpiTrend;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What KPIs show, over gRPC, to members. */
@Component
final class KpiReadingEndpoint extends KpiReadingServiceImplBase {
    private static final int DEFAULT_POINTS = 500;
    private static final int MAX_POINTS = 5_000;
    private static final int DEFAULT_TREND_PERIODS = 24;
    private static final int DEFAULT_FORECASTS = 3;

    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final SeriesReader series;
    private final TrendReader trends;
    private final PeriodComparison comparison;
    private final Clock clock;

    KpiReadingEndpoint(
            Members members,
            Edits edits,
            PageTokens pageTokens,
            SeriesReader series,
            TrendReader trends,
            PeriodComparison comparison,
            Clock clock) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.series = series;
        this.trends = trends;
        this.comparison = comparison;
        this.clock = clock;
    }

    @Override
    public void getKpiSeries(GetKpiSeriesRequest request, StreamObserver<KpiSeries> responses) {
        List<String> name = KpiId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Span span = span(request);
        Optional<Period> period = Optional.of(request.getPeriod())
                .filter(wanted -> wanted != Kpi.Period.PERIOD_UNSPECIFIED)
                .map(wanted -> Period.valueOf(wanted.name()));
        int maxPoints = maxPoints(request.getMaxPoints());
        Answers.send(
                responses,
                edits.read(
                        member,
                        transaction -> series.read(transaction, new KpiId(name.get(1)), span, period, maxPoints)));
    }

    @Override
    public void getKpiDashboard(GetKpiDashboardRequest request, StreamObserver<KpiDashboard> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Answers.send(
                responses,
                edits.read(member, transaction -> SelectDashboard.of(transaction, request.getFilter(), asked)));
    }

    @Override
    public void getKpiTrend(GetKpiTrendRequest request, StreamObserver<KpiTrend> responses) {
        List<String> name = KpiId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        int periods = request.getPeriodCount() == 0 ? DEFAULT_TREND_PERIODS : request.getPeriodCount();
        int forecasts = request.getForecastCount() == 0 ? DEFAULT_FORECASTS : request.getForecastCount();
        Answers.send(
                responses,
                edits.read(
                        member,
                        transaction ->
                                trends.read(transaction, new KpiId(name.get(1)), clock.instant(), periods, forecasts)));
    }

    @Override
    public void compareKpiPeriods(CompareKpiPeriodsRequest request, StreamObserver<KpiComparison> responses) {
        List<String> name = KpiId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Instant now = clock.instant();
        Instant moment = request.hasTime() ? Times.instant("time", request.getTime()) : now;
        Answers.send(
                responses,
                edits.read(member, transaction -> comparison.read(transaction, new KpiId(name.get(1)), moment, now)));
    }

    private static Span span(GetKpiSeriesRequest request) {
        Instant start = Times.instant("start_time", request.getStartTime());
        Instant end = Times.instant("end_time", request.getEndTime());
        if (!start.isBefore(end)) {
            throw ServiceException.invalidField("end_time", end + " (expected: after start_time, " + start + ")");
        }
        return new Span(start, end);
    }

    private static int maxPoints(int asked) {
        if (asked != 0 && asked < Downsampling.MIN_POINTS) {
            throw ServiceException.invalidField(
                    "max_points", asked + " (expected: 0 for " + DEFAULT_POINTS + ", or at least 3)");
        }
        return asked == 0 ? DEFAULT_POINTS : Math.min(asked, MAX_POINTS);
    }
}
