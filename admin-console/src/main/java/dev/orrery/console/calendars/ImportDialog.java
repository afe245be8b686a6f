package dev.orrery.console.calendars;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.ImportEventsRequest.Mode;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Pane;
import java.util.List;
import java.util.concurrent.Future;

/** Takes a file, imports it, and says what became of each event in it. */
final class ImportDialog extends Dialog {
    private final Calendar calendar;
    private final SignedInUser user;
    private final EventImport imports;
    private final Background background;
    private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>("Events that are there already");
    private final Pane result = new Pane();

    ImportDialog(Calendar calendar, SignedInUser user, EventImport imports, Background background) {
        super("Import into " + calendar.getDisplayName());
        this.calendar = calendar;
        this.user = user;
        this.imports = imports;
        this.background = background;
        addClassName("import-dialog");
        mode.setItems(List.of(Mode.UPDATE, Mode.SKIP, Mode.REPLACE));
        mode.setItemLabelGenerator(ImportDialog::label);
        mode.setValue(Mode.UPDATE);
        Paragraph about = new Paragraph("Every good event lands; what does not is listed with the reason.");
        about.addClassName("quiet");
        result.getElement().setAttribute("aria-live", "polite");
        add(about, mode, upload(), result);
        getFooter().add(new Button("Close", click -> close()));
    }

    private Upload upload() {
        UI ui = UI.getCurrent();
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> {
            Future<Void> _ = ui.access(() -> run(file.fileName(), content));
        }));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(EventImport.MAX_BYTES);
        upload.setAcceptedFileExtensions(".ics", ".ical", ".ifb", ".icalendar");
        upload.setUploadButton(new Button("Choose a file", Icon.UPLOAD.draw()));
        upload.setDropLabel(new Span("or drop an .ics file here"));
        upload.addFileRejectedListener(rejected -> showRejected(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        return upload;
    }

    private void run(String fileName, byte[] content) {
        result.showLoading(2);
        Mode chosen = mode.getValue();
        background.run(
                UI.getCurrent(),
                () -> imports.run(user, calendar.getName(), chosen, content),
                response -> result.show(new ImportReport(fileName, response)),
                problem -> result.showProblem(problem, () -> run(fileName, content)));
    }

    private void showRejected(String message) {
        Div rejected = new Div(Icon.ALERT.draw(), new Span("The file was not taken: " + message));
        rejected.addClassNames("notice", "tone-bad");
        result.show(rejected);
    }

    private static String label(Mode mode) {
        return switch (mode) {
            case UPDATE, MODE_UNSPECIFIED, UNRECOGNIZED -> "Update what is newer in the file";
            case SKIP -> "Leave alone";
            case REPLACE -> "Replace";
        };
    }
}
