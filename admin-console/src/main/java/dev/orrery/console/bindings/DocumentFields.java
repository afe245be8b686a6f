package dev.orrery.console.bindings;

import com.vaadin.flow.component.textfield.TextField;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.HttpApi;

/** A JSON document on the web. */
final class DocumentFields extends SourceFields {
    private final TextField url = new TextField("Address");
    private final TextField items = new TextField("Items");
    private final TextField value = new TextField("Value");
    private final TextField time = new TextField("Time");
    private final TextField secret = new TextField("Secret");

    DocumentFields() {
        url.setPlaceholder("https://");
        items.setPlaceholder("/data");
        items.setHelperText("Where in the document they are; nothing for all of it");
        value.setPlaceholder("/count");
        value.setHelperText("Where in an item it is");
        time.setPlaceholder("/day");
        time.setHelperText("Without one, all is measured when it runs");
        secret.setHelperText("The name of one that the operator offers");
        add(url, items, value, time, secret);
    }

    @Override
    void read(KpiBinding binding) {
        HttpApi api = binding.getHttpApi();
        url.setValue(api.getUrl());
        items.setValue(api.getItemsPointer());
        value.setValue(api.getValuePointer());
        time.setValue(api.getTimePointer());
        secret.setValue(api.getSecret());
    }

    @Override
    void write(KpiBinding.Builder binding) {
        binding.setHttpApi(HttpApi.newBuilder()
                .setUrl(url.getValue().strip())
                .setItemsPointer(items.getValue().strip())
                .setValuePointer(value.getValue().strip())
                .setTimePointer(time.getValue().strip())
                .setSecret(secret.getValue().strip()));
    }

    @Override
    boolean hasSchedule() {
        return true;
    }
}
