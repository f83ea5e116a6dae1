// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/context.h"
#include "cli/reading.h"

#include "base/platform/datafolder.h"
#include "cli/exitcode.h"
#include "pictures/picturefitter.h"
#include "secrets/filestore.h"
#include "secrets/keychainstore.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

Context::Context(const Options &o)
    : options(o)
    , out(o.json)
    , patience(serverPatienceMs)
{
}

Context::~Context()
{
    close();
}

void Context::adopt(std::unique_ptr<App> opened)
{
    app = std::move(opened);
    worker = std::make_unique<Worker>(*app);
}

void Context::close()
{
    if (app) {
        // The store would do it too, but could tell nobody.
        if (const auto done = app->store->backUp(); !done) {
            out.note(sentence(done.error()));
        }
    }
    worker.reset();
    app.reset();
}

std::unique_ptr<SecretStore> Context::secretStore() const
{
    if (options.sessionSecrets.isEmpty()) {
        return std::make_unique<KeychainStore>();
    }
    return std::make_unique<FileStore>(options.sessionSecrets);
}

bool Context::open(bool works)
{
    App::Setup setup{.folder = options.dataDir.isEmpty() ? defaultDataFolder() : options.dataDir,
        .works = works,
        .allowPrivateNetwork = options.allowPrivateNetwork,
        .secrets = secretStore(),
        .fitter = std::make_shared<PictureFitter>()};
    auto opened = App::open(std::move(setup));
    if (!opened) {
        return failed(opened.error());
    }
    adopt(std::move(*opened));
    const QStringList told = app->store->notices();
    for (const QString &notice : told) {
        out.note(notice);
    }
    // What happened while opening is also signalled, a moment later.
    QObject::connect(app->store.get(), &store::Store::notice, app->store.get(),
        [this, told](const QString &notice) {
            if (!told.contains(notice)) {
                out.note(notice);
            }
        });
    auto known = namesOf(*app);
    if (!known) {
        return failed(known.error());
    }
    names = std::move(*known);
    return true;
}

bool Context::failed(const Error &error)
{
    status = out.fail(error);
    return false;
}

Result<QJsonObject> Context::work(const QString &kind, const QJsonObject &argument)
{
    if (desk != nullptr) {
        return await(desk->ask(kind, argument), patienceLeft());
    }
    return worker->run(kind, argument, patienceLeft());
}

int Context::patienceLeft() const
{
    return int(std::max<qint64>(1, patience.remainingTime()));
}

void Context::typed(const QString &text)
{
    if (const QString host = namedHost(text); !host.isEmpty()) {
        worker->typed(host);
    }
}

int failWork(Context &context, const Error &error)
{
    if (error.kind != ErrorKind::Timeout || !error.subject.isEmpty()) {
        return context.out.fail(error);
    }
    return context.out.fail(ExitPartly,
        QCoreApplication::translate("Commands", "The servers did not answer within %1 seconds.")
            .arg(serverPatienceMs / 1000));
}

const List *namedList(Context &context, const QString &name)
{
    const List *list = context.names.list(name);
    if (!list) {
        const auto unknown = context.names.sources({SourceWord::Kind::List, name, {}});
        context.status = context.out.fail(unknown.error());
    }
    return list;
}

} // namespace asterism::cli
