package dev.orrery.okr.rows;

import com.google.protobuf.Message;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;

/** All resources of one type that an organisation has now, for those who keep a copy of them. */
public interface CurrentResources {
    /** As the change stream names it. */
    String type();

    /** A page by id; the cursor holds the id. */
    Page<? extends Message> page(OrganizationTransaction transaction, PageRequest asked);
}
