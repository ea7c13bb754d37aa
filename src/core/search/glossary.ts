import { stem } from './stem.ts';

/** What Russian words for things in programs are called in code. */
const ENTRIES = `
абстрактный: abstract
аватар: avatar
автодополнение: autocomplete completion
авторизация: authorization auth
админ: admin
администратор: admin administrator
адрес: address url
активный: active
анимация: animation
аптайм: uptime
аргумент: argument arg
архив: archive zip
асинхронный: async
атрибут: attribute
аутентификация: authentication auth
база: base database db
базовый: base
байт: byte
баланс: balance
балансировщик: balancer
бан: ban
бекап: backup
библиотека: library lib
блок: block
блокировать: lock block
блокировка: lock
боковой: side sidebar
браузер: browser
брокер: broker
буфер: buffer
бэкап: backup
валидация: validate
валюта: currency
ввод: input
веб: web
вебхук: webhook hook
вернуть: return
версия: version
верстка: layout
ветка: branch
видео: video
виджет: widget
видимый: visible
вкладка: tab
включение: enable include
включить: enable include
владелец: owner
вложение: attachment
вложенный: nested
вложить: attach nest
внешний: external foreign
возврат: return refund
возвращать: return
войти: login signin
воркер: worker
восстановить: restore recover
восстановление: restore recovery
временный: temporary temp tmp
время: time
всплывающий: popup tooltip
вставить: insert paste
вставка: insert paste
вход: login input entry
выбор: select choice
выборка: select query fetch
выбрать: select choose
вывод: output print
выводить: print output
выгрузка: upload export unload
выделение: selection highlight
вызвать: call invoke
вызов: call invoke
вызывать: call invoke
выйти: logout exit
выключить: disable
выпадающий: dropdown
выполнение: execute run
выполнить: execute run
выпуск: release
выравнивание: align
выражение: expression
высота: height
выход: exit logout output
вычисление: compute calculate
вычислить: compute calculate
глубина: depth
голосование: vote
гость: guest
граница: border bound
граф: graph
график: chart graph
группа: group
дамп: dump
данные: data
дата: date
действие: action
деньги: money
дерево: tree
десериализация: deserialize
диаграмма: chart diagram
диалог: dialog
длина: length
длительность: duration
добавление: add append
добавлять: add append
документ: document doc
документация: documentation doc
домен: domain
домохозяйство: household
доступ: access
доступность: availability available
дочерний: child
дубликат: duplicate
дублирование: duplicate
дубль: duplicate
журнал: log journal
завершение: finish complete end
завершить: finish complete end
зависимость: dependency
заглушка: stub mock
заголовок: header title
загрузка: load download upload
задание: task job
задача: task
задержка: delay latency
заказ: order
закрытие: close
замена: replace
заменить: replace
записать: write
записывать: write
запись: write record entry
заполнение: fill
запрос: request query
запуск: start run launch
запускать: start run launch
запустить: start run launch
защита: protect guard
значение: value
значок: icon badge
зона: zone
идентификатор: identifier id
избранный: favorite
извлечение: extract
извлечь: extract
издатель: publisher
изменение: change
изображение: image
иконка: icon
импорт: import
имя: name
инвалидация: invalidate
ингредиент: ingredient
индекс: index
интервал: interval
интерфейс: interface
искать: search find
исключение: exception
использование: usage use
использовать: use
истекать: expire
истечение: expire expiration
истечь: expire
история: history
источник: source
итератор: iterator
календарь: calendar
канал: channel
капча: captcha
карта: map card
картинка: image picture
карточка: card
каталог: directory dir catalog
квитанция: receipt
кеш: cache
кешировать: cache
класс: class
клиент: client
клик: click
ключ: key
кнопка: button
кодировка: encoding charset
колбэк: callback
количество: count number
коллекция: collection
команда: command team
комментарий: comment
коммит: commit
комната: room
компилировать: compile
компилятор: compiler
компиляция: compile
компонент: component
конвертация: convert
конвертировать: convert
конец: end
константа: constant
контекст: context
контроллер: controller
контроль: control check
конфигурация: configuration config
координата: coordinate
копировать: copy
копия: copy
корень: root
корзина: cart basket trash
кошелек: wallet
крон: cron
куки: cookie
курсор: cursor
кэш: cache
кэшировать: cache
лимит: limit
линия: line
линтер: linter lint
лист: leaf sheet
лог: log
логин: login
логирование: log
локализация: localization locale
локаль: locale
макет: layout
маршрут: route
маршрутизатор: router
маршрутизация: routing route router
маска: mask
маскировать: mask
маскировка: mask
массив: array
меню: menu
местоположение: location
метка: label tag
метод: method
метрика: metric
миграция: migration
миниатюра: thumbnail
множество: set
модальный: modal
модель: model
модуль: module
мок: mock
монитор: monitor
мониторинг: monitor
мьютекс: mutex
наблюдатель: observer watcher
набор: set collection
нагрузка: load payload
нажатие: click press
найти: find search
налог: tax
наследование: inherit
настройка: setting config option
начало: start begin
неверный: invalid wrong
недопустимый: invalid
некорректный: invalid incorrect
обертка: wrapper
обещание: promise
облако: cloud
область: scope area
обновление: update refresh
обобщенный: generic
обрабатывать: handle process
обработать: handle process
обработка: handle process
обработчик: handler
образ: image
обрезать: crop trim truncate
обрезка: crop trim truncate
обход: walk traverse
объединить: merge join
объект: object
обязательный: required
ограничение: limit constraint
одинаковый: same duplicate equal
ожидание: wait
окно: window
округление: round
округлить: round
окружение: environment env
операция: operation
опечатка: typo
описание: description
оплата: payment pay
опция: option
остановить: stop
остановка: stop
отзыв: review feedback revoke
откат: rollback revert
откатить: rollback revert
отклонение: reject
отключение: disconnect disable
отключить: disable disconnect
открывать: open
открытие: open
открыть: open
отладка: debug
отличие: difference diff
отложенный: delayed deferred
отмена: cancel undo
отображать: display render
отображение: display map render
отправитель: sender
отправить: send submit
отправка: send submit post
отправлять: send submit
отрисовка: render draw
отступ: indent padding margin
отчет: report
оценка: rating score estimate
очередь: queue
очистка: clear clean
ошибка: error
ошибок: error
падать: crash fail
падение: crash fail
пакет: package packet
память: memory
панель: panel bar
папка: folder directory
параметр: parameter param
пароль: password
первичный: primary
перебор: iterate
перевести: translate
перевод: translation locale
передача: transfer pass
перезапуск: restart
переименование: rename
переименовать: rename
переключатель: switch toggle
переключить: switch toggle
переменная: variable var
переместить: move
перемещение: move
перенаправление: redirect
переподключение: reconnect
переполнение: overflow
перетаскивание: drag drop
перехват: intercept catch
перехватчик: interceptor
перечисление: enum
период: period
печать: print
пинг: ping
письмо: mail email message
плагин: plugin
план: plan
планировщик: scheduler
платеж: payment
поворот: rotate
повтор: retry repeat
повторный: retry again
подключение: connect
подключить: connect enable
подписка: subscription subscribe
подписчик: subscriber
подпись: signature
подсветка: highlight
подсказка: hint suggestion
подстрока: substring
подсчет: count
подтвердить: confirm
подтверждение: confirm confirmation
поиск: search find lookup
показ: show display
показатель: metric indicator
показать: show display
показывать: show display
покрытие: coverage
поле: field
получатель: recipient receiver
получение: get fetch receive
получить: get fetch receive
пользователь: user
порт: port
порядок: order
последовательность: sequence
поставщик: provider
поток: thread stream flow
потомок: child descendant
потребитель: consumer
почта: mail email
почтовый: mail email
права: permission
правило: rule
превью: preview thumbnail
предложение: suggestion offer
предок: ancestor parent
предупреждение: warning warn
преобразование: convert transform
преобразовать: convert transform
прервать: abort cancel interrupt
префикс: prefix
приватный: private
приглашение: invite invitation
приложение: application app
пример: example
принятие: accept
принять: accept
приоритет: priority
провайдер: provider
проверить: check validate verify
проверка: check validate verify
проверять: check validate verify
программа: program
проект: project
производитель: producer
прокрутка: scroll
прокси: proxy
промежуточный: middleware intermediate
пропуск: skip
просмотр: view
просроченный: expired
протокол: protocol
профиль: profile
процесс: process
прочитать: read
публичный: public
пул: pool
пустой: empty
путь: path
разбиение: split
разбирать: parse
разбить: split
разбор: parse
развертывание: deploy
разделитель: separator delimiter
разделить: split
размер: size
разница: difference diff
разобрать: parse
разрешение: permission resolve resolution
разрешить: allow resolve
ранжирование: rank
распаковать: unpack extract decompress
распаковка: unpack extract
расписание: schedule
распознать: recognize detect parse
расстояние: distance
рассылка: newsletter mailing broadcast
расширение: extension
реализация: implementation
регистрация: register signup
регулярный: regex regular
редактор: editor
режим: mode
резервный: backup
результат: result
рейтинг: rating
рекурсия: recursion
релиз: release
рендер: render
реплика: replica
ресурс: resource
рецепт: recipe
рисовать: draw render
родитель: parent
роль: role
рукопожатие: handshake
сбой: failure crash
сборка: build
сброс: reset flush clear
сбросить: reset flush
свойство: property
связь: link relation
сеанс: session
секрет: secret
сервер: server
сервис: service
сериализация: serialize
сертификат: certificate
сессия: session
сетевой: network
сеть: network
сжатие: compress
сжать: compress
сигнал: signal
символ: symbol character
синтаксис: syntax
синхронизация: sync synchronize
скачать: download
скачивание: download
скидка: discount
склеить: join merge
скорость: speed
скрывать: hide mask
скрытый: hidden
скрыть: hide mask
следить: watch track
слияние: merge
словарь: dictionary dict map
слово: word
служба: service
случайный: random
слушатель: listener
снимок: snapshot
событие: event
совпадение: match
соединение: connection
создавать: create
создание: create
создать: create
сокет: socket
сообщение: message
соответствие: match mapping
сортировать: sort
сортировка: sort
состояние: state
сохранение: save store
сохранить: save store
сохранять: save store
список: list
сравнение: compare
сравнить: compare
среда: environment env
срок: expiry deadline ttl
ссылка: link reference
статистика: statistics stats
статус: status
стек: stack
стиль: style
стоимость: cost price
столбец: column
страница: page
строка: string line row
структура: structure struct
сумма: sum total amount
суффикс: suffix
сущность: entity
схема: schema scheme
счет: invoice account
счетчик: counter
таблица: table
таймаут: timeout
таймер: timer
тариф: plan tariff
тег: tag
текст: text
тело: body
тема: theme subject
тест: test
тип: type
товар: product item
токен: token
точка: point dot
транзакция: transaction
трассировка: trace
уведомление: notification notify
удаление: delete remove
удалить: delete remove
удалять: delete remove
узел: node
указатель: pointer
умножение: multiply
умолчание: default
уникальный: unique
упасть: crash fail
упорядочить: order sort
уровень: level
условие: condition
установка: install set
устарелый: stale outdated deprecated
устройство: device
утверждение: assert
утечка: leak
участник: member participant
учет: account
учетный: credential account
фабрика: factory
файл: file
фикстура: fixture
фильтр: filter
флаг: flag
флажок: checkbox flag
фокус: focus
фоновый: background
форма: form
формат: format
фото: photo image
фотография: photo image
функция: function
хеш: hash digest
хеширование: hash digest
хост: host
хранение: store storage
хранилище: storage store repository
хранить: store keep
хук: hook
хэш: hash digest
цвет: color
цель: target goal
цена: price
цикл: loop cycle
чат: chat
чекбокс: checkbox
число: number
читать: read
чтение: read
шаблон: template pattern
шаг: step
ширина: width
шифрование: encrypt cipher
шлюз: gateway
шрифт: font
экземпляр: instance
экран: screen
экранирование: escape
экспорт: export
элемент: element item
эндпоинт: endpoint
эскейпить: escape
язык: language locale
ящик: mailbox
`;

const NOUN_ENDINGS = [
  '',
  'а',
  'я',
  'ы',
  'и',
  'у',
  'ю',
  'е',
  'ом',
  'ем',
  'ой',
  'ей',
  'ью',
  'ов',
  'ам',
  'ям',
  'ами',
  'ями',
  'ах',
  'ях',
];
const VERB_ENDINGS = ['ть', 'л', 'ла', 'ли', 'ет', 'ют', 'ем', 'ешь', 'й', 'я', 'н', 'ны'];

/** The stems of a word's forms: cutting endings takes different ones for the same where a root ends like one (`модели`, `секрет`). */
function stemsOf(word: string): Set<string> {
  // `путь` is none.
  const isVerb = word.endsWith('ть') && word.length > 4;
  const root = isVerb ? word.slice(0, -2) : word.replace(/[аяоеийыь]$/, '');
  const forms = (isVerb ? VERB_ENDINGS : NOUN_ENDINGS).map((ending) => stem(root + ending));
  return new Set([stem(word), ...forms]);
}

/** Read for the first question: every process loads this file, few are asked in Russian. */
let byStem: ReadonlyMap<string, readonly string[]> | undefined;

function readEntries(): Map<string, readonly string[]> {
  const meanings = new Map<string, readonly string[]>();
  for (const entry of ENTRIES.trim().split('\n')) {
    const [russian = '', english = ''] = entry.split(': ');
    const words = english.split(' ').map(stem);
    for (const each of stemsOf(russian)) meanings.set(each, [...new Set([...(meanings.get(each) ?? []), ...words])]);
  }
  return meanings;
}

/** English words, stemmed, for a stemmed Russian one; none where it is not in the table. */
export function englishFor(russianStem: string): readonly string[] {
  byStem ??= readEntries();
  return byStem.get(russianStem) ?? [];
}
