import { stem } from './stem.ts';

/** What Russian words for things in programs are called in code. */
const ENTRIES = `
авторизация: authorization auth
адрес: address url
аргумент: argument arg
архив: archive zip
асинхронный: async
атрибут: attribute
база: base database db
байт: byte
баланс: balance
библиотека: library lib
блок: block
блокировать: lock block
блокировка: lock
браузер: browser
буфер: buffer
ввод: input
вернуть: return
версия: version
ветка: branch
виджет: widget
видимый: visible
вложение: attachment
вложенный: nested
внешний: external
возврат: return
возвращать: return
восстановить: restore recover
восстановление: restore recovery
время: time
вставить: insert paste
вставка: insert paste
вход: login input entry
выбор: select choice
выбрать: select choose
вывод: output print
выводить: print output
вызвать: call invoke
вызов: call invoke
вызывать: call invoke
выполнение: execute run
выполнить: execute run
выражение: expression
высота: height
выход: exit logout output
вычисление: compute calculate
вычислить: compute calculate
граница: border bound
граф: graph
группа: group
данные: data
дата: date
действие: action
дерево: tree
диалог: dialog
длина: length
добавление: add append
добавлять: add append
документ: document doc
документация: documentation doc
доступ: access
журнал: log journal
завершение: finish complete end
завершить: finish complete end
зависимость: dependency
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
запрос: request query
запуск: start run launch
запускать: start run launch
запустить: start run launch
защита: protect guard
значение: value
зона: zone
идентификатор: identifier id
изменение: change
изображение: image
импорт: import
имя: name
индекс: index
интерфейс: interface
искать: search find
исключение: exception
использование: usage use
использовать: use
история: history
источник: source
итератор: iterator
канал: channel
каталог: directory dir catalog
квитанция: receipt
кеш: cache
класс: class
клиент: client
ключ: key
кнопка: button
кодировка: encoding charset
количество: count number
команда: command
комментарий: comment
компонент: component
конвертация: convert
конвертировать: convert
конец: end
константа: constant
контекст: context
контроллер: controller
контроль: control check
конфигурация: configuration config
копировать: copy
копия: copy
корень: root
корзина: cart basket
курсор: cursor
кэш: cache
лимит: limit
линия: line
лист: leaf sheet
логин: login
маршрут: route
маска: mask
маскировать: mask
маскировка: mask
массив: array
метка: label tag
метод: method
миграция: migration
множество: set
модель: model
модуль: module
найти: find search
наследование: inherit
настройка: setting config option
начало: start begin
обертка: wrapper
облако: cloud
область: scope area
обновление: update refresh
обрабатывать: handle process
обработать: handle process
обработка: handle process
обработчик: handler
образ: image
обход: walk traverse
объединить: merge join
объект: object
ограничение: limit constraint
ожидание: wait
окно: window
операция: operation
описание: description
оплата: payment pay
опция: option
остановить: stop
остановка: stop
отклонение: reject
открывать: open
открытие: open
открыть: open
отличие: difference diff
отмена: cancel undo
отправить: send submit
отправка: send submit post
отправлять: send submit
отчет: report
очередь: queue
очистка: clear clean
ошибка: error
ошибок: error
пакет: package packet
память: memory
папка: folder directory
параметр: parameter param
пароль: password
перевести: translate
перевод: translation locale
передача: transfer pass
перезапуск: restart
переименование: rename
переименовать: rename
переменная: variable var
перенаправление: redirect
печать: print
письмо: mail email message
план: plan
повтор: retry repeat
повторный: retry again
подключение: connect
подпись: signature
подсказка: hint suggestion
подсчет: count
поиск: search find lookup
показ: show display
показать: show display
показывать: show display
поле: field
получение: get fetch receive
получить: get fetch receive
пользователь: user
порт: port
порядок: order
последовательность: sequence
поток: thread stream flow
права: permission
правило: rule
предложение: suggestion offer
предупреждение: warning warn
преобразование: convert transform
преобразовать: convert transform
прервать: abort cancel interrupt
префикс: prefix
приложение: application app
пример: example
принятие: accept
принять: accept
приоритет: priority
проверить: check validate verify
проверка: check validate verify
проверять: check validate verify
программа: program
проект: project
пропуск: skip
просмотр: view
протокол: protocol
профиль: profile
процесс: process
прочитать: read
путь: path
разбирать: parse
разбор: parse
разделитель: separator delimiter
размер: size
разница: difference diff
разобрать: parse
разрешение: permission resolve resolution
разрешить: allow resolve
распознать: recognize detect parse
расширение: extension
регистрация: register signup
редактор: editor
режим: mode
результат: result
рисовать: draw render
родитель: parent
роль: role
сборка: build
свойство: property
связь: link relation
сеанс: session
секрет: secret
сервер: server
сертификат: certificate
сессия: session
сеть: network
сжатие: compress
сигнал: signal
символ: symbol character
синтаксис: syntax
скидка: discount
склеить: join merge
скорость: speed
скрывать: hide mask
скрыть: hide mask
следить: watch track
слияние: merge
словарь: dictionary dict map
слово: word
служба: service
событие: event
соединение: connection
создавать: create
создание: create
создать: create
сообщение: message
сортировать: sort
сортировка: sort
состояние: state
сохранение: save store
сохранить: save store
сохранять: save store
список: list
сравнение: compare
сравнить: compare
ссылка: link reference
статус: status
стек: stack
столбец: column
страница: page
строка: string line row
структура: structure struct
сумма: sum total amount
суффикс: suffix
счет: invoice account
счетчик: counter
таблица: table
таймаут: timeout
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
упорядочить: order sort
уровень: level
условие: condition
установка: install set
устарелый: stale outdated deprecated
устройство: device
утечка: leak
учет: account
файл: file
фильтр: filter
флаг: flag
форма: form
формат: format
функция: function
хост: host
хранение: store storage
хранилище: storage store repository
хранить: store keep
цвет: color
цель: target goal
цена: price
цикл: loop cycle
читать: read
чтение: read
шаблон: template pattern
шаг: step
ширина: width
шифрование: encrypt cipher
шрифт: font
экземпляр: instance
экран: screen
экранирование: escape
экспорт: export
элемент: element item
эскейпить: escape
язык: language locale
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
  const isVerb = word.endsWith('ть');
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
