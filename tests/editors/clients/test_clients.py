"""A second opinion: a client of others, with the capabilities that editors were recorded with, which warns of every answer
that an editor could not take. Its own warnings are errors here."""

import asyncio
import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

TEXT = """\
{
  agents: {
    defaults: {
      model: { primary: "anthropic/claude-opus-4-6" },
      models: {
        "anthropic/claude-opus-4-6": { params: { cacheControlTtl: "1h" /* kept */ } },
      },
    },
  },
  gateway: { port: 1, bind: "everywhere" },
}
"""
EXPECTED = ["legacy-cache-ttl", "not-allowed-value"]

PUSHED = ["visual-studio-code@v1.65", "emacs@v29.1", "neovim@v0.6", "neovim@v0.8", "neovim@v0.9"]
PULLED = ["neovim@v0.10", "neovim@v0.11"]


@pytest_lsp.fixture(
    params=PUSHED + PULLED,
    config=ClientServerConfig(server_command=["openclaw-lsp"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path: pathlib.Path):
    for method in (types.CLIENT_REGISTER_CAPABILITY, types.WORKSPACE_INLAY_HINT_REFRESH):
        lsp_client.feature(method)(lambda *_: None)
    lsp_client.spec = request.param
    answer = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            root_uri=tmp_path.as_uri(),
            locale="en",
        )
    )
    lsp_client.announced = answer.capabilities
    yield
    await lsp_client.shutdown_session()


def position(text: str, part: str) -> types.Position:
    before = text[: text.index(part)]
    return types.Position(line=before.count("\n"), character=len(before) - before.rfind("\n") - 1)


async def findings(client: LanguageClient, uri: str, opened) -> list[types.Diagnostic]:
    provider = client.announced.diagnostic_provider
    assert (client.spec in PULLED) == (provider is not None)
    if provider is None:
        published = client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        opened()
        await asyncio.wait_for(published, 10)
        return list(client.diagnostics[uri])
    opened()
    document = types.TextDocumentIdentifier(uri=uri)
    report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=document))
    return list(report.items)


@pytest.mark.asyncio
async def test_session(client: LanguageClient, tmp_path: pathlib.Path):
    uri = (tmp_path / "openclaw.json").as_uri()
    document = types.TextDocumentIdentifier(uri=uri)
    item = types.TextDocumentItem(uri=uri, language_id="json5", version=1, text=TEXT)

    def opened():
        client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    found = await findings(client, uri, opened)
    assert sorted(finding.code for finding in found) == EXPECTED

    ttl = position(TEXT, "cacheControlTtl")
    hover = await client.text_document_hover_async(types.HoverParams(text_document=document, position=ttl))
    assert "cacheRetention" in hover.contents.value

    at_value = position(TEXT, '"everywhere"')
    completion = await client.text_document_completion_async(
        types.CompletionParams(text_document=document, position=at_value)
    )
    labels = [item.label for item in completion.items]
    assert '"loopback"' in labels or "loopback" in labels, labels
    await client.completion_item_resolve_async(completion.items[0])

    here = types.Range(start=ttl, end=ttl)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document,
            range=here,
            context=types.CodeActionContext(diagnostics=[it for it in found if it.range.start.line == ttl.line]),
        )
    )
    assert any("cacheRetention" in action.title for action in actions)

    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=document))
    assert {symbol.name for symbol in symbols} >= {"agents", "gateway"}
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    assert not await client.text_document_formatting_async(
        types.DocumentFormattingParams(text_document=document, options=options)
    )
    await client.text_document_document_link_async(types.DocumentLinkParams(text_document=document))
    await client.text_document_folding_range_async(types.FoldingRangeParams(text_document=document))
