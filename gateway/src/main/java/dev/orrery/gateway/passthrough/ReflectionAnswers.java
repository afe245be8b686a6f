package dev.orrery.gateway.passthrough;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import dev.orrery.gateway.contract.Contract;
import io.grpc.Status;
import io.grpc.reflection.v1.ExtensionNumberResponse;
import io.grpc.reflection.v1.FileDescriptorResponse;
import io.grpc.reflection.v1.ListServiceResponse;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the questions of reflection out of the contract: which services there are, and which file holds a symbol. */
final class ReflectionAnswers {
    private final Contract contract;
    private final List<String> serviceNames = new ArrayList<>();
    private final Map<String, FileDescriptor> filesBySymbol = new HashMap<>();
    private final List<FieldDescriptor> extensions = new ArrayList<>();

    /** @param more services that are answered here and not in the contract */
    ReflectionAnswers(Contract contract, List<String> more) {
        this.contract = contract;
        contract.services().forEach(service -> serviceNames.add(service.getFullName()));
        serviceNames.addAll(more);
        serviceNames.sort(null);
        contract.files().forEach(this::index);
    }

    ServerReflectionResponse answer(ServerReflectionRequest request) {
        ServerReflectionResponse.Builder response = ServerReflectionResponse.newBuilder()
                .setValidHost(request.getHost())
                .setOriginalRequest(request);
        switch (request.getMessageRequestCase()) {
            case LIST_SERVICES -> response.setListServicesResponse(services());
            case FILE_BY_FILENAME ->
                file(response, contract.file(request.getFileByFilename()).orElse(null));
            case FILE_CONTAINING_SYMBOL -> file(response, filesBySymbol.get(request.getFileContainingSymbol()));
            case FILE_CONTAINING_EXTENSION ->
                file(
                        response,
                        extension(
                                request.getFileContainingExtension().getContainingType(),
                                request.getFileContainingExtension().getExtensionNumber()));
            case ALL_EXTENSION_NUMBERS_OF_TYPE ->
                response.setAllExtensionNumbersResponse(extensionNumbers(request.getAllExtensionNumbersOfType()));
            case MESSAGEREQUEST_NOT_SET -> error(response, Status.Code.INVALID_ARGUMENT, "no question");
        }
        return response.build();
    }

    private ListServiceResponse services() {
        ListServiceResponse.Builder list = ListServiceResponse.newBuilder();
        serviceNames.forEach(
                name -> list.addService(ServiceResponse.newBuilder().setName(name)));
        return list.build();
    }

    /** The file and all that it imports, so that one answer is enough. */
    private static void file(ServerReflectionResponse.Builder response, @Nullable FileDescriptor file) {
        if (file == null) {
            error(response, Status.Code.NOT_FOUND, "not in the contract");
            return;
        }
        Map<String, FileDescriptor> files = new LinkedHashMap<>();
        withImports(file, files);
        FileDescriptorResponse.Builder found = FileDescriptorResponse.newBuilder();
        files.values()
                .forEach(each -> found.addFileDescriptorProto(each.toProto().toByteString()));
        response.setFileDescriptorResponse(found);
    }

    private static void withImports(FileDescriptor file, Map<String, FileDescriptor> files) {
        if (files.putIfAbsent(file.getName(), file) == null) {
            file.getDependencies().forEach(dependency -> withImports(dependency, files));
        }
    }

    private @Nullable FileDescriptor extension(String type, int number) {
        return extensions.stream()
                .filter(field -> field.getContainingType().getFullName().equals(type) && field.getNumber() == number)
                .map(FieldDescriptor::getFile)
                .findFirst()
                .orElse(null);
    }

    private ExtensionNumberResponse extensionNumbers(String type) {
        return ExtensionNumberResponse.newBuilder()
                .setBaseTypeName(type)
                .addAllExtensionNumber(extensions.stream()
                        .filter(field -> field.getContainingType().getFullName().equals(type))
                        .map(FieldDescriptor::getNumber)
                        .sorted()
                        .toList())
                .build();
    }

    private static void error(ServerReflectionResponse.Builder response, Status.Code code, String message) {
        response.getErrorResponseBuilder().setErrorCode(code.value()).setErrorMessage(message);
    }

    private void index(FileDescriptor file) {
        file.getServices().forEach(service -> {
            symbol(service);
            service.getMethods().forEach(this::symbol);
        });
        file.getMessageTypes().forEach(this::index);
        file.getEnumTypes().forEach(this::symbol);
        file.getExtensions().forEach(this::extension);
    }

    private void index(Descriptor type) {
        symbol(type);
        type.getFields().forEach(this::symbol);
        type.getEnumTypes().forEach(this::symbol);
        type.getExtensions().forEach(this::extension);
        type.getNestedTypes().forEach(this::index);
    }

    private void extension(FieldDescriptor field) {
        symbol(field);
        extensions.add(field);
    }

    private void symbol(GenericDescriptor symbol) {
        filesBySymbol.put(symbol.getFullName(), symbol.getFile());
    }
}
