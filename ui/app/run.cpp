// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/run.h"

#include "base/log.h"
#include "base/platform/datafolder.h"
#include "pictures/picturefitter.h"
#include "secrets/filestore.h"
#include "secrets/keychainstore.h"
#include "secrets/memorystore.h"
#include "ui/app/demostart.h"
#include "ui/app/failure.h"
#include "ui/app/newcomer.h"
#include "ui/app/options.h"
#include "ui/app/screen.h"
#include "ui/app/snapshot.h"
#include "ui/desktop/interrupt.h"
#include "ui/desktop/singleinstance.h"
#include "ui/desktop/tray.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

enum ExitStatus { ExitDone, ExitFailed, ExitUsage };

void print(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text), stream);
}

int fail(const Options &options, const Error &error)
{
    print(stderr, u"asterism: "_s + sentence(error) + u'\n');
    // Nobody is there to close a window when a picture or an end was asked for.
    if (options.screenshot.isEmpty() && options.seconds == 0) {
        showFailure(sentence(error));
    }
    return ExitFailed;
}

std::unique_ptr<SecretStore> secretsFor(const Options &options)
{
    if (options.sessionSecrets.isEmpty()) {
        return std::make_unique<KeychainStore>();
    }
    return std::make_unique<FileStore>(options.sessionSecrets);
}

/// The window from its making to its end; what was opened for it goes after it.
int showWindow(const Options &options, App &app, Screen &screen)
{
    QQuickWindow *window = screen.show();
    if (!window) {
        return ExitFailed; // the log says which view is broken
    }
    if (!options.size.isEmpty()) {
        window->resize(options.size);
    }
    if (!options.file.isEmpty()) {
        screen.moving().importFile(options.file);
    }
    endBy(options, *window);
    quitOnInterrupt();
    const int status = QGuiApplication::exec();
    // The store would do it too, but could tell nobody.
    if (const auto done = app.store->backUp(); !done) {
        print(stderr, u"asterism: "_s + sentence(done.error()) + u'\n');
    }
    return status;
}

QString dataFolder(const Options &options)
{
    return options.dataDir.isEmpty() ? defaultDataFolder() : options.dataDir;
}

/// Who asked for the demo has a window of their own elsewhere; a newcomer is shown the way to it.
std::optional<OwnWindow> offered(const Options &options)
{
    if (options.demo) {
        return {};
    }
    return OwnWindow{QGuiApplication::applicationFilePath(), ownWindowArguments(options)};
}

int runDemo(const Options &options)
{
    const QTemporaryDir folder;
    if (!folder.isValid()) {
        return fail(options,
            {.kind = ErrorKind::Store, .subject = folder.path(), .detail = folder.errorString()});
    }
    auto app = App::open({.folder = folder.path(),
        .works = true,
        .allowPrivateNetwork = true,
        .secrets = std::make_unique<MemoryStore>(),
        .fitter = std::make_shared<PictureFitter>()});
    if (!app) {
        return fail(options, app.error());
    }
    DemoWorld world;
    Screen screen(**app,
        {.folder = folder.path(),
            .demo = true,
            .own = offered(options),
            .allowPrivateNetwork = true});
    DemoStart start(screen);
    start.begin(world.start());
    return showWindow(options, **app, screen);
}

int runOwn(const Options &options)
{
    const QString folder = dataFolder(options);
    if (const auto made = makePrivateFolder(folder); !made) {
        return fail(options, made.error());
    }
    SingleInstance instance(folder);
    if (options.screenshot.isEmpty() && instance.raiseOther(options.file)) {
        return ExitDone;
    }
    if (const auto first = instance.listen(); !first) {
        qCWarning(logEngine).noquote() << sentence(first.error()); // it works without, too
    }
    auto app = App::open({.folder = folder,
        .works = true,
        .secrets = secretsFor(options),
        .fitter = std::make_shared<PictureFitter>()});
    if (!app) {
        return fail(options, app.error());
    }
    const auto tray = options.screenshot.isEmpty() ? systemTray() : nullptr;
    const auto notifier = options.screenshot.isEmpty() ? std::make_unique<Notifier>() : nullptr;
    Screen screen(**app, {.folder = folder, .notifier = notifier.get(), .tray = tray.get()});
    screen.listenTo(instance);
    return showWindow(options, **app, screen);
}

} // namespace

int run(const QStringList &arguments)
{
    const auto options = parseOptions(arguments);
    if (!options) {
        print(stderr, u"asterism: "_s + options.error().detail + u'\n');
        return ExitUsage;
    }
    if (!options->answer.isEmpty()) {
        print(stdout, options->answer);
        return ExitDone;
    }
    const bool demo = options->demo || (options->demoWhenNew && isNewcomer(dataFolder(*options)));
    return demo ? runDemo(*options) : runOwn(*options);
}

} // namespace asterism::ui
